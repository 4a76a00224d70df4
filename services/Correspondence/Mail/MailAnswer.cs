namespace DomainWorkers.Correspondence;

/// <summary>What became of a try to hand a mail to a server.</summary>
public abstract record MailAnswer
{
    private MailAnswer()
    {
    }

    /// <summary>The server took it and answers for it from now on.</summary>
    public sealed record Accepted : MailAnswer;

    /// <summary>It takes no mail for this address, for good.</summary>
    public sealed record AddressRefused(string Reply) : MailAnswer;

    /// <summary>It does not take this mail, for good; that says nothing of the address.</summary>
    public sealed record MailRefused(string Reply) : MailAnswer;

    /// <summary>It certainly did not take it now, and may later.</summary>
    public sealed record PutOff(string Reply) : MailAnswer;

    /// <summary>The server cannot be used at all now, for any mail: away, full, or not letting us in. Nothing was handed over.</summary>
    public sealed record ServerAway(string Detail) : MailAnswer;

    /// <summary>The connection ended while the mail was being handed over: it may have been taken or not.</summary>
    public sealed record Unknown(string Detail) : MailAnswer;
}
