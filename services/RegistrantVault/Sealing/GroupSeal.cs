using DomainWorkers.RegistrantVault.Access;
using DomainWorkers.RegistrantVault.State;

namespace DomainWorkers.RegistrantVault.Sealing;

/// <summary>Seals and opens the fields of a group, each bound to its registrant, group, name, key and version.</summary>
internal static class GroupSeal
{
    public static SealedGroup Seal(string profileId, long version, DataKey key, IReadOnlyList<PlainField> fields) => new()
    {
        KeyId = key.Id,
        Version = version,
        Fields =
        [
            .. fields.Select(field => new SealedField
            {
                Name = field.Name,
                Value = AuthenticatedCipher.Seal(
                    key.Bytes, field.Bytes, AssociatedData.Field(profileId, key.Scope, field.Name, key.Id, version)),
            }),
        ],
    };

    /// <summary>Opens all fields, or those that are named.</summary>
    public static IReadOnlyList<PlainField> Open(string profileId, DataKey key, SealedGroup group, IReadOnlyCollection<string>? names = null)
    {
        List<PlainField> fields = [];
        foreach (var field in group.Fields.Where(field => names is null || names.Contains(field.Name)))
        {
            var data = AssociatedData.Field(profileId, key.Scope, field.Name, key.Id, group.Version);
            var bytes = AuthenticatedCipher.Open(key.Bytes, field.Value, data) ?? throw new VaultReadException(profileId, ReadFailure.Damaged);
            fields.Add(new PlainField(field.Name, bytes));
        }
        return fields;
    }
}
