using System.Collections.Immutable;

namespace DomainWorkers.RegistrySimulator;

/// <summary>Statuses of contacts and hosts as shown: `ok` goes with nothing but `linked` (RFC 5732 2.3, RFC 5733 2.2).</summary>
internal static class LinkedStatuses
{
    public static ImmutableArray<string> Of(ImmutableArray<string> marks, bool linked)
    {
        var shown = marks.IsEmpty ? ["ok"] : marks;
        return linked ? shown.Add("linked") : shown;
    }
}
