using System.Security.Cryptography;
using System.Text;
using System.Xml.Linq;

namespace DomainWorkers.VspSimulator;

/// <summary>Keyed hashes, so that the ledger can tell persons apart without naming one.</summary>
internal sealed class SubjectHashes
{
    private const string FileName = "ledger-hash.key";
    private const int KeyLength = 32;
    private readonly byte[] _key;

    /// <summary>The key stays in the folder, so that a ledger that goes on after a restart keeps its names.</summary>
    public SubjectHashes(string? folder)
    {
        var path = folder is null ? null : Path.Combine(folder, FileName);
        if (path is not null && File.Exists(path))
        {
            _key = Convert.FromBase64String(File.ReadAllText(path));
            return;
        }

        _key = RandomNumberGenerator.GetBytes(KeyLength);
        if (path is not null)
            SecretFile.Write(path, Convert.ToBase64String(_key));
    }

    public string Subject(string role, string name, string number) => Hash($"subject\n{role}\n{name}\n{number.ToUpperInvariant()}");

    /// <summary>Over what was submitted, whatever prefixes and line ends it came with.</summary>
    public string Submission(XElement input)
    {
        var text = new StringBuilder("submission");
        foreach (var element in input.DescendantsAndSelf())
        {
            text.Append('\n').Append(element.Name.LocalName);
            foreach (var attribute in element.Attributes().Where(attribute => !attribute.IsNamespaceDeclaration))
                text.Append(' ').Append(attribute.Name.LocalName).Append('=').Append(attribute.Value);
            if (!element.HasElements)
                text.Append(' ').Append(string.Concat(element.Value.Where(c => !char.IsWhiteSpace(c))));
        }

        return Hash(text.ToString());
    }

    private string Hash(string text) => Convert.ToHexStringLower(HMACSHA256.HashData(_key, Encoding.UTF8.GetBytes(text)).AsSpan(0, 16));
}
