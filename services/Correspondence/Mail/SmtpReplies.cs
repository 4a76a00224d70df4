namespace DomainWorkers.Correspondence;

/// <summary>What a negative SMTP reply means, by when it came (RFC 5321 section 4.2, RFC 3463).</summary>
internal static class SmtpReplies
{
    public static MailAnswer Read(SmtpStage stage, int code, string? enhanced)
    {
        var reply = enhanced is null ? $"{code}" : $"{code} {enhanced}";
        // 421 may come at any time: the server closes the channel (section 3.8).
        if (code == 421)
            return new MailAnswer.ServerAway(reply);
        if (code is >= 400 and < 500)
            return stage == SmtpStage.Session ? new MailAnswer.ServerAway(reply) : new MailAnswer.PutOff(reply);
        if (code is < 500 or >= 600)
            return new MailAnswer.ServerAway(reply); // no reply that belongs here: not a server to speak to
        return stage switch
        {
            // Our own login, or our own sender address: no recipient is to blame for it.
            SmtpStage.Session or SmtpStage.Sender => new MailAnswer.ServerAway(reply),
            SmtpStage.Recipient when IsAboutUs(enhanced) => new MailAnswer.MailRefused(reply),
            SmtpStage.Recipient => new MailAnswer.AddressRefused(reply),
            _ => enhanced is not null && enhanced.StartsWith("5.1.", StringComparison.Ordinal)
                ? new MailAnswer.AddressRefused(reply)
                : new MailAnswer.MailRefused(reply),
        };
    }

    /// <summary>5.7.x: the server's policy, e.g. a block list that we stand on (RFC 3463 section 3.8).</summary>
    private static bool IsAboutUs(string? enhanced) => enhanced?.StartsWith("5.7.", StringComparison.Ordinal) == true;
}

/// <summary>Where in the conversation a reply came.</summary>
internal enum SmtpStage
{
    /// <summary>Greeting, EHLO, TLS, login.</summary>
    Session,

    /// <summary>MAIL FROM.</summary>
    Sender,

    /// <summary>RCPT TO.</summary>
    Recipient,

    /// <summary>DATA, and the reply to the mail itself.</summary>
    Content,
}
