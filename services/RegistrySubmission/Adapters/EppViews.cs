using DomainWorkers.Contracts.Domains;
using DomainWorkers.Epp;
using DomainWorkers.RegistrySubmission.Domain;

namespace DomainWorkers.RegistrySubmission.Adapters;

/// <summary>What an answer to <c>domain:info</c> shows.</summary>
internal static class EppViews
{
    public static RegistryView.Present Of(DomainInfoData data, EppResponse<DomainInfoData> response, RegistryOptions options) => new()
    {
        Ours = data.SponsorId == options.ClientId,
        SponsoringClient = data.SponsorId,
        CreatedAt = data.CreatedAt,
        ExpiresAt = data.ExpiresAt,
        UpdatedAt = data.UpdatedAt,
        UpdatedByUs = data.UpdaterId == options.ClientId,
        Statuses = [.. data.Statuses.Select(status => status.Value)],
        GraceStatuses = [.. response.Extension<RgpStatusData>()?.Statuses.Select(status => status.Value) ?? []],
        NameServers = [.. data.NameServers.Select(server => server.Name)],
        Glue = options.HostObjects ? null : Glue(data),
        Contacts = options.Contacts
            ? new LinkedContacts(data.Registrant, [.. data.Contacts.Select(contact => new LinkedContact(contact.Type, contact.Id))])
            : null,
        Verification = Verification(response.Extension<VerificationCodeData>(), options.VerificationProfile),
        DelegationSigners = [.. response.Extension<SecDnsData>()?.Records.Ds.Select(record => new DelegationSigner
        {
            KeyTag = record.KeyTag,
            Algorithm = record.Algorithm,
            DigestType = record.DigestType,
            Digest = record.Digest,
        }) ?? []],
    };

    /// <summary>Null where the answer has none, or a status of another standard.</summary>
    private static ShownVerification? Verification(VerificationCodeData? data, string? profileName)
    {
        var profile = profileName is null ? null : data?.Profile(profileName);
        if (data is null || !Enum.TryParse<VerificationStatus>(profile?.Status ?? data.Status, ignoreCase: true, out var status))
            return null;
        var state = new VerificationState
        {
            Status = status,
            Missing = [.. (profile?.Missing ?? []).OrderBy(code => code.Type, StringComparer.Ordinal)
                .Select(code => new MissingCode { Type = code.Type, DueAt = code.DueAt })],
            Attached = [.. (profile?.Set ?? []).OrderBy(code => code.Type, StringComparer.Ordinal)
                .Select(code => new AttachedCode { Type = code.Type, AttachedAt = code.SetAt })],
        };
        return new ShownVerification(state, (profile?.Set ?? []).Select(code => (code.Type, code.Code)).ToHashSet());
    }

    private static IReadOnlyList<HostAddresses> Glue(DomainInfoData data) => GlueRules.Normal(
    [
        .. data.NameServers.Where(server => server.Addresses.Count > 0).Select(server => new HostAddresses
        {
            Host = server.Name,
            Addresses = [.. server.Addresses.Select(address => address.Address.ToString())],
        }),
    ]);
}
