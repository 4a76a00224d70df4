namespace DomainWorkers.Contracts.Tests.Compatibility;

/// <summary>
/// Versions of schemas that bind nobody, because no release carried them: lines of <c>contracts/withdrawn.txt</c> with a commit, an
/// address (or <c>*</c>) and the reason. What that commit and those before it held of the address is not compared.
/// </summary>
internal sealed record Withdrawn(string Commit, string Address, string Reason)
{
    public static IReadOnlyList<Withdrawn> Read(IEnumerable<string> lines) =>
        [.. lines.Where(l => l.Length > 0 && l[0] != '#').Select(Parse)];

    public bool Covers(string address) => Address == "*" || Address == address;

    private static Withdrawn Parse(string line)
    {
        var parts = line.Split(' ', 3, StringSplitOptions.RemoveEmptyEntries);
        return parts is [{ Length: 40 } commit, var address, var reason]
            ? new Withdrawn(commit, address, reason)
            : throw new FormatException($"withdrawn.txt: a line is a full commit id, an address or *, and a reason: {line}");
    }
}
