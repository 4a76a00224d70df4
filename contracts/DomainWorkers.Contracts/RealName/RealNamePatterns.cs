namespace DomainWorkers.Contracts.RealName;

/// <summary>The forms of what only the messages about real names carry, as regular expressions of ECMA 262.</summary>
public static class RealNamePatterns
{
    /// <summary>A review.</summary>
    public const string ReviewId = "^r-[a-z2-7]{26}$";

    /// <summary>A JWE in compact form: five parts of base64url.</summary>
    public const string Sealed = @"^[A-Za-z0-9_-]+\.[A-Za-z0-9_-]+\.[A-Za-z0-9_-]+\.[A-Za-z0-9_-]+\.[A-Za-z0-9_-]+$";

    /// <summary>What a file shows, e.g. <c>document-front</c>.</summary>
    public const string Slot = "^[a-z][a-z0-9-]{0,22}$";

    /// <summary>A SHA-256 in hexadecimal digits.</summary>
    public const string Sha256 = "^[0-9a-f]{64}$";

    /// <summary>Where a file lies.</summary>
    public const string FileUri = "^(https|file)://[!-~]+$";
}
