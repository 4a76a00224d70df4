using System.Xml.Linq;

namespace DomainWorkers.Epp;

/// <summary>The answer to a check, label by label.</summary>
public sealed record NameVerificationCheckData(IReadOnlyList<NameVerificationAvailability> Items)
{
    public NameVerificationAvailability? Find(string label) =>
        Items.FirstOrDefault(item => string.Equals(item.Label, label, StringComparison.OrdinalIgnoreCase));

    internal static NameVerificationCheckData Read(XElement data) =>
        new([.. data.All(NameVerificationWords.Ns, "cd").Select(Line)]);

    private static NameVerificationAvailability Line(XElement line)
    {
        var name = line.RequiredElement(NameVerificationWords.Ns, "name");
        return new NameVerificationAvailability(
            name.Token(),
            name.RequiredFlag("avail"),
            name.OptionalAttribute("restricted") is not null && name.RequiredFlag("restricted"),
            line.Text(NameVerificationWords.Ns, "reason"));
    }
}
