using System.Xml.Linq;

namespace DomainWorkers.Epp;

/// <summary>Reads the base64 of a signed code. Only the lines it is cut into are taken away: the octets stay what was signed.</summary>
internal static class SignedCodeText
{
    public static string? Read(XElement parent, EppNamespace ns)
    {
        if (parent.Element(ns.Name("encodedSignedCode")) is not { } encoded)
        {
            return null;
        }

        // The mapping has the base64 itself here; a provider that wraps it as verificationCode-1.0 does is understood too.
        var inner = encoded.Element(EppNamespaces.VerificationCode.Name("code")) ?? encoded;
        var text = string.Concat(inner.Value.Where(character => character is not (' ' or '\t' or '\r' or '\n')));
        return System.Buffers.Text.Base64.IsValid(text, out var octets) && octets > 0
            ? text
            : throw new FormatException("A signed code is not base64.");
    }
}
