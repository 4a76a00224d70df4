namespace DomainWorkers.Faults.Verdict;

/// <summary>Names of what must hold; <c>infra/recount</c> uses the same words.</summary>
internal static class Invariants
{
    /// <summary>Nothing is stored of an order that the broker confirmed, and no answer came.</summary>
    public const string LostOrder = "lost-order";

    /// <summary>It is stored and did not end.</summary>
    public const string UnendedOrder = "unended-order";

    /// <summary>A stored outcome, or the first word that an order was accepted, never reached the order side.</summary>
    public const string LostEvent = "lost-event";

    /// <summary>Two distinct answers to one order.</summary>
    public const string TwoAnswers = "two-answers";

    /// <summary>One message id with two bodies.</summary>
    public const string ChangedMessage = "changed-message";

    /// <summary>Refused, although nothing spoke against it.</summary>
    public const string RefusedOrder = "refused-order";

    /// <summary>Rejected by the gate, although it is well formed.</summary>
    public const string RejectedOrder = "rejected-order";

    /// <summary>Answered as done, but the registry did not do it.</summary>
    public const string NotExecuted = "not-executed";

    /// <summary>More executed creates than one.</summary>
    public const string DoubledCreate = "doubled-create";

    /// <summary>More years than ordered.</summary>
    public const string DoubledYears = "doubled-years";

    /// <summary>Executed with another number of years than ordered.</summary>
    public const string OtherYears = "other-years";

    /// <summary>Executed for a name that nobody ordered.</summary>
    public const string Unordered = "unordered";

    /// <summary>The stored expiry date is not the registry's.</summary>
    public const string OtherExpiry = "other-expiry";

    /// <summary>Outgoing messages are left in a document.</summary>
    public const string OutgoingLeft = "outgoing-left";

    /// <summary>A domain still has an open operation.</summary>
    public const string DomainOpen = "domain-open";

    /// <summary>Messages were set aside.</summary>
    public const string ParkedMessage = "parked-message";

    /// <summary>The broker gave up on a message, or nobody was bound for an event.</summary>
    public const string DeadLetter = "dead-letter";

    /// <summary>The answer was lost and the order side never saw that the outcome is unknown.</summary>
    public const string UnknownUnseen = "unknown-unseen";

    /// <summary>A doubt was not followed by an answer or a new try in time.</summary>
    public const string SettledLate = "settled-late";

    /// <summary>The command was sent again and nobody had asked in between; or asked, and the create went out without proof of absence.</summary>
    public const string SentBlindly = "sent-blindly";

    /// <summary>The run itself proves too little.</summary>
    public const string TooFewKills = "too-few-kills";

    public const string KillTooSoon = "kill-too-soon";

    public const string KillWithoutOrders = "kill-without-open-orders";

    public const string TooFewHits = "too-few-kills-in-flight";

    public const string TooFewLost = "too-few-lost-answers";

    public const string TooFewSettled = "too-few-settled-unknowns";
}
