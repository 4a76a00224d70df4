using System.Text;
using System.Text.Json;
using DomainWorkers.RegistrantVault.Secrecy;

namespace DomainWorkers.RealNameReview.Domain;

/// <summary>What a trademark's certificate says, as the sender sealed it: <c>{"owner":"…"}</c>.</summary>
internal sealed record CertificateContent(SensitiveText Owner)
{
    private const int MaxOwner = 255;

    /// <summary>Null where it is no such content.</summary>
    public static CertificateContent? Read(ReadOnlyMemory<byte> json)
    {
        using var document = JsonDocument.Parse(json);
        List<Contracts.RealName.FieldProblem> problems = [];
        var fields = new ContentFields(document.RootElement, "", problems);
        var owner = fields.Text("owner", MaxOwner);
        fields.End();
        return owner is null || problems.Count > 0 ? null : new CertificateContent(new SensitiveText(owner));
    }

    /// <summary>Whether the owner is the registrant: the same name, whatever its width, spaces or kind of brackets.</summary>
    public bool IsOwner(SensitiveText? registrant) =>
        registrant is not null && Plain(registrant.Reveal()) == Plain(Owner.Reveal());

    private static string Plain(string name) =>
        string.Concat(name.Normalize(NormalizationForm.FormKC).ToUpperInvariant().Where(character => !char.IsWhiteSpace(character)));
}
