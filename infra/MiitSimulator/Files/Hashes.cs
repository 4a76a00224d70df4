using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using System.Text;

namespace DomainWorkers.MiitSimulator.Files;

/// <summary>Hash algorithm 0 of the interface, in either form.</summary>
internal static class Hashes
{
    [SuppressMessage("Security", "CA5351", Justification = "The ministry's interface knows no other algorithm than MD5.")]
    public static string Of(ReadOnlySpan<byte> bytes, HashForm form)
    {
        var digest = MD5.HashData(bytes);
        return Convert.ToBase64String(form == HashForm.Raw ? digest : Encoding.ASCII.GetBytes(Convert.ToHexStringLower(digest)));
    }

    public static string OfPassword(string password, string random, HashForm form) => Of(Gbk.Strict.GetBytes(password + random), form);
}
