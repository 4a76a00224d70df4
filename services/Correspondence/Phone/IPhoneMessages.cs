namespace DomainWorkers.Correspondence;

/// <summary>Sends short messages to phones. It does not throw for what a gateway does; the id tells a gateway a repeat.</summary>
public interface IPhoneMessages
{
    /// <summary>Whether there is a gateway at all.</summary>
    bool IsOffered { get; }

    Task<PhoneAnswer> Send(string id, string phone, string text, CancellationToken cancellationToken);
}

/// <summary>What became of a short message.</summary>
public enum PhoneAnswer
{
    /// <summary>The gateway took it.</summary>
    Accepted,

    /// <summary>It does not take it, for good.</summary>
    Refused,

    /// <summary>Not now, or nobody knows: the same id may be sent again.</summary>
    Later,
}
