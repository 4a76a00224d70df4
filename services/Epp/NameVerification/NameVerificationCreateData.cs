using System.Xml.Linq;

namespace DomainWorkers.Epp;

/// <summary>What the provider made of a create: decided now, either way, or later.</summary>
public abstract record NameVerificationCreateData
{
    private NameVerificationCreateData()
    {
    }

    internal static NameVerificationCreateData? Read(XElement resData)
    {
        var ns = NameVerificationWords.Ns;
        if (resData.Element(ns.Name("creData")) is not { } data)
        {
            return null;
        }

        if (data.Element(ns.Name("success")) is { } success)
        {
            return new Succeeded(
                NameVerificationWords.Code(success), success.RequiredInstant(ns, "crDate"), SignedCodeText.Read(success, ns)
                    ?? throw new FormatException("A success lacks its signed code."));
        }

        if (data.Element(ns.Name("pending")) is { } pending)
        {
            return new Pending(NameVerificationWords.Code(pending), pending.RequiredInstant(ns, "crDate"));
        }

        var failed = data.RequiredElement(ns, "failed");
        return new Failed(failed.Text(ns, "msg") ?? "");
    }

    /// <summary>Verified. <paramref name="SignedCode"/> is base64 as it came, but for its white space.</summary>
    public sealed record Succeeded(NameVerificationCode Code, DateTimeOffset CreatedAt, string SignedCode) : NameVerificationCreateData;

    /// <summary>Accepted (1001): a <see cref="NameVerificationDecision"/> with this code follows as a poll message.</summary>
    public sealed record Pending(NameVerificationCode Code, DateTimeOffset CreatedAt) : NameVerificationCreateData;

    /// <summary>Looked at and refused; <paramref name="Message"/> is the provider's own words.</summary>
    public sealed record Failed(string Message) : NameVerificationCreateData;
}
