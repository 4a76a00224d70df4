namespace DomainWorkers.RegistrySimulator;

/// <summary>The statuses that are set; see RFC 5731 2.3, 5732 2.3, 5733 2.2.</summary>
internal static class Marks
{
    public const string ClientHold = "clientHold";
    public const string ServerHold = "serverHold";
    public const string PendingCreate = "pendingCreate";
    public const string PendingDelete = "pendingDelete";
    public const string PendingTransfer = "pendingTransfer";
    public const string ClientUpdateProhibited = "clientUpdateProhibited";

    public static bool Client(string mark) => mark.StartsWith("client", StringComparison.Ordinal);

    public static bool Server(string mark) => mark is "serverHold" or "serverDeleteProhibited" or "serverRenewProhibited"
        or "serverTransferProhibited" or "serverUpdateProhibited";

    /// <summary>The first status that forbids an operation named Delete, Renew, Transfer or Update.</summary>
    public static string? Forbidding(IEnumerable<string> marks, string operation) =>
        marks.FirstOrDefault(mark => mark == $"client{operation}Prohibited" || mark == $"server{operation}Prohibited");

    /// <summary>A pending operation shuts out all others.</summary>
    public static string? Pending(IEnumerable<string> marks) =>
        marks.FirstOrDefault(mark => mark.StartsWith("pending", StringComparison.Ordinal));
}
