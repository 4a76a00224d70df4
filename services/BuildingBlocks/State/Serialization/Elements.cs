namespace DomainWorkers.BuildingBlocks.State.Serialization;

/// <summary>Names of the elements that every stored document has or may have.</summary>
public static class Elements
{
    public const string Id = "_id";
    public const string Version = "version";
    public const string Lane = "lane";
    public const string Due = "due";
    public const string ClaimedUntil = "claimedUntil";
    public const string ClaimedBy = "claimedBy";
    public const string Claims = "claims";
    public const string Outgoing = "outgoing";

    public const string UnknownSince = "unknownSince";
    public const string ParkedBecause = "parkedBecause";
    public const string Written = "written";

    /// <summary>An outgoing message's id: below <see cref="Document"/>, <c>id</c> is an element like any other.</summary>
    public const string MessageId = "id";

    /// <summary>Which case of a closed hierarchy an embedded record is.</summary>
    public const string Case = "case";
}
