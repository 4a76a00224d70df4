namespace DomainWorkers.MiitSimulator.Files;

/// <summary>A call that is answered with another msg_code than success.</summary>
internal sealed class Refusal(int code, string text) : Exception($"{code} {text}")
{
    public int Code { get; } = code;

    public string Text { get; } = text;

    /// <summary>Numbers of the files that are missing; code 14 alone has them.</summary>
    public IReadOnlyList<long> Missing { get; init; } = [];
}
