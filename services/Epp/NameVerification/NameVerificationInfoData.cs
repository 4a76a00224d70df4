using System.Text;
using System.Xml.Linq;

namespace DomainWorkers.Epp;

/// <summary>What the provider has: the signed code, or what was submitted, as asked.</summary>
public abstract record NameVerificationInfoData
{
    private NameVerificationInfoData()
    {
    }

    internal static NameVerificationInfoData? Read(XElement resData)
    {
        var ns = NameVerificationWords.Ns;
        if (resData.Element(ns.Name("infData")) is not { } data)
        {
            return null;
        }

        if (data.Element(ns.Name("signedCode")) is { } signed)
        {
            return new Standing(
                NameVerificationWords.Code(signed),
                signed.Element(ns.Name("status")) is { } status ? NameVerificationWords.Status(status) : null,
                EppAuthInfo.Read(signed, ns),
                SignedCodeText.Read(signed, ns));
        }

        var input = data.RequiredElement(ns, "input");
        return new Submitted(NameVerificationSubject.Read(input), EppAuthInfo.Read(input, ns));
    }

    /// <summary>The code, how it stands, and its signed form, which is not there while it is pending.</summary>
    public sealed record Standing(NameVerificationCode Code, NameVerificationStatus? Status, EppAuthInfo? AuthInfo, string? SignedCode)
        : NameVerificationInfoData;

    /// <summary>What was submitted.</summary>
    public sealed record Submitted(NameVerificationSubject Subject, EppAuthInfo? AuthInfo) : NameVerificationInfoData
    {
        protected override bool PrintMembers(StringBuilder builder)
        {
            ArgumentNullException.ThrowIfNull(builder);
            builder.Append("Subject = ").Append(Subject);
            return true;
        }
    }
}
