namespace DomainWorkers.Epp;

/// <summary>Something a pool did. No event holds a frame, a password or the data of an object.</summary>
public abstract record EppEvent(string Account);

/// <summary>Logged in.</summary>
public sealed record EppSessionOpened(string Account, string ServerId, TimeSpan Took) : EppEvent(Account);

/// <summary>A session ended; <paramref name="Why"/> is a few plain words.</summary>
public sealed record EppSessionClosed(string Account, string Why, TimeSpan Age) : EppEvent(Account);

/// <summary>A command, login, hello or logout was answered.</summary>
public sealed record EppCommandAnswered(
    string Account, string Kind, string ClientTransactionId, int Code, string ServerTransactionId, TimeSpan Took)
    : EppEvent(Account);

/// <summary>A command was written and not answered.</summary>
public sealed record EppCommandUnanswered(
    string Account, string Kind, string ClientTransactionId, EppUnknownReason Reason, TimeSpan Took) : EppEvent(Account);

/// <summary>A connection or login failed.</summary>
public sealed record EppSessionRefused(string Account, EppNotSentReason Reason, int? Code, TimeSpan? RetryAfter)
    : EppEvent(Account);

/// <summary>The registry changed our password as asked: the new one belongs into the settings now.</summary>
public sealed record EppPasswordChanged(string Account) : EppEvent(Account);

/// <summary>A warning of RFC 8807, such as a password or certificate that expires soon.</summary>
public sealed record EppLoginWarning(string Account, LoginSecurityEvent Warning) : EppEvent(Account);

/// <summary>A round of upkeep failed, for a reason outside the library; the next one tries again.</summary>
public sealed record EppUpkeepFailed(string Account, string Failure) : EppEvent(Account);
