namespace DomainWorkers.BuildingBlocks.Messaging.Outbox;

/// <summary>
/// A message that a rule wants said, and what it is for. The message id is derived from both, so the same fact told twice, in two
/// processes or years apart, is told under the same id and listeners can tell.
/// </summary>
/// <param name="Message">A contract record.</param>
/// <param name="For">What makes it one of a kind among its type: an operation, or a document and its version.</param>
public sealed record Announcement(object Message, string For);
