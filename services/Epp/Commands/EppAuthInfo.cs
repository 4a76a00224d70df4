using System.Xml.Linq;

namespace DomainWorkers.Epp;

/// <summary>The authorization information of an object. It is a secret: only <see cref="Reveal"/> shows it.</summary>
public sealed class EppAuthInfo
{
    private readonly string? _password;

    private EppAuthInfo(string? password, string? roid)
    {
        _password = password;
        Roid = roid;
    }

    /// <summary>
    /// No authorization information: an empty password on create, the null element on update (RFC 9154 section 4.3).
    /// </summary>
    public static EppAuthInfo None { get; } = new(null, null);

    /// <summary>The contact or domain whose password this is, when it is not the object's own.</summary>
    public string? Roid { get; }

    public static EppAuthInfo Password(string password, string? roid = null)
    {
        ArgumentNullException.ThrowIfNull(password);
        return new EppAuthInfo(password.Length == 0 ? null : password, roid);
    }

    public string? Reveal() => _password;

    public override string ToString() => _password is null ? "none" : "***";

    internal static EppAuthInfo? Read(XElement parent, EppNamespace ns)
    {
        // ext is the only other form; no registry we know answers with it, and it is kept in the raw answer.
        var password = parent.Element(ns.Name("authInfo"))?.Element(ns.Name("pw"));
        return password is null ? null : Password(password.Value, password.OptionalAttribute("roid"));
    }

    /// <summary>
    /// Writes the authInfo element; <paramref name="nullable"/> says whether the mapping has a null element here.
    /// </summary>
    internal void Write(EppWriter writer, EppNamespace ns, bool nullable)
    {
        writer.Open(ns, "authInfo");
        if (_password is null && nullable)
        {
            writer.Empty(ns, "null");
        }
        else
        {
            writer.Open(ns, "pw").Attribute("roid", Roid)
                .Text(EppValues.Line(_password ?? "", 255, "authInfo")).Close();
        }

        writer.Close();
    }
}
