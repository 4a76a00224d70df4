namespace DomainWorkers.RegistrarPolicy;

/// <summary>The policy file cannot be used: what is wrong, and where in which file.</summary>
public sealed class PolicyException(string file, string path, string problem) : Exception($"{file} {path}: {problem}")
{
    /// <summary>The embedded policy or the operator's.</summary>
    public string File { get; } = file;

    /// <summary>JSON path of the entry, such as <c>$.rules[12].value.graceDays</c>.</summary>
    public string Path { get; } = path;

    /// <summary>The broken rule.</summary>
    public string Problem { get; } = problem;
}
