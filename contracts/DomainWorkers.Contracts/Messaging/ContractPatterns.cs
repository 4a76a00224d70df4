namespace DomainWorkers.Contracts.Messaging;

/// <summary>The forms of the identifiers that all messages share, as regular expressions of ECMA 262.</summary>
public static class ContractPatterns
{
    /// <summary>An account: one word of a routing key.</summary>
    public const string Account = "^[a-z0-9-]{1,64}$";

    /// <summary>An order id, request id or actor as the sender names it.</summary>
    public const string Reference = "^[A-Za-z0-9][A-Za-z0-9._:@/-]{0,99}$";

    /// <summary>A domain id as <c>DomainRegistered</c> gave it.</summary>
    public const string DomainId = "^d-[a-z2-7]{26}$";

    /// <summary>A registrant profile.</summary>
    public const string ProfileId = "^[A-Za-z0-9][A-Za-z0-9-]{0,63}$";

    /// <summary>Why a domain is held: one word.</summary>
    public const string HoldReason = "^[a-z][a-z0-9-]{0,31}$";

    /// <summary>A host name in its ASCII form (RFC 1123).</summary>
    public const string HostName = @"^[A-Za-z0-9]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?(\.[A-Za-z0-9]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?)+$";

    /// <summary>Base64 without line breaks (RFC 4648 section 4).</summary>
    public const string Base64 = "^[A-Za-z0-9+/]+={0,2}$";

    /// <summary>A mail address of an account, by an id that says nothing of it.</summary>
    public const string AddressId = "^a-[a-z2-7]{26}$";

    /// <summary>The token of a link in a mail: 256 bits in base64url.</summary>
    public const string Token = "^[A-Za-z0-9_-]{43}$";

    /// <summary>The Message-ID of a mail without its angle brackets (RFC 5322 section 3.6.4).</summary>
    public const string MailMessageId = @"^[A-Za-z0-9._-]{1,64}@[A-Za-z0-9.-]{1,190}$";

    /// <summary>A stage of a notice plan, as the policy names it.</summary>
    public const string NoticeStage = "^[A-Z][A-Za-z0-9]{0,39}$";

    /// <summary>The Message-ID of a mail without its angle brackets, or an id of the same form without a domain.</summary>
    public const string NoticeMessageId = @"^[A-Za-z0-9._-]{1,64}(@[A-Za-z0-9.-]{1,190})?$";

    /// <summary>Where a page of the notice ledger goes on.</summary>
    public const string NoticeCursor = "^[A-Za-z0-9-]{1,64}$";
}
