using DomainWorkers.RegistrantVault.Rights;
using Microsoft.Extensions.Configuration;

namespace DomainWorkers.RegistrantVault.Keys;

/// <summary>Reads keys from settings and says, per setting, what is wrong with them.</summary>
internal sealed class VaultKeySettings(IConfiguration configuration)
{
    public const string WrappingForm = "expected 32 random bytes in base64, public:<base64 of the public point>, or file:<path>";
    public const string PublicPrefix = "public:";
    private const string SecretForm = "expected 32 random bytes in base64, or file:<path>";
    private const string Section = "Vault";
    private const string FilePrefix = "file:";
    private const int MaxIdLength = 32;

    private readonly List<string> _problems = [];
    private readonly Dictionary<string, string> _settingByValue = new(StringComparer.Ordinal);

    public static string WrappingSetting(VaultWorker worker, string id) => $"{Section}__KeyEncryption__{worker}__Keys__{id}";

    public VaultKeys Read(IReadOnlyCollection<VaultWorker> workers)
    {
        var wrapping = new Dictionary<VaultWorker, KeySet<WrappingKey>>();
        foreach (var section in configuration.GetSection($"{Section}:KeyEncryption").GetChildren())
        {
            if (!Enum.TryParse<VaultWorker>(section.Key, ignoreCase: true, out var worker) || !Enum.IsDefined(worker))
                _problems.Add($"{Section}__KeyEncryption__{section.Key} names no worker; expected one of {string.Join(", ", Enum.GetNames<VaultWorker>())}");
            else if (ReadSet(section, ReadWrappingKey) is { } keys)
                wrapping[worker] = keys;
        }

        var lookupSection = configuration.GetSection($"{Section}:Lookup");
        var lookup = lookupSection.Exists() ? ReadSet(lookupSection, ReadLookupKey) : null;

        if (_problems.Count == 0)
            DemandOwnKeys(workers, wrapping, lookup);
        return _problems.Count == 0 ? new VaultKeys(wrapping, lookup) : throw new VaultKeysException(_problems);
    }

    private void DemandOwnKeys(
        IReadOnlyCollection<VaultWorker> workers, Dictionary<VaultWorker, KeySet<WrappingKey>> wrapping, KeySet<LookupKey>? lookup)
    {
        foreach (var worker in workers)
        {
            if (!wrapping.TryGetValue(worker, out var keys))
                _problems.Add($"{WrappingSetting(worker, "<id>")} is missing: {SecretForm}");
            else if (!keys.Active.CanUnwrap)
                _problems.Add($"{WrappingSetting(worker, keys.ActiveId)} is only the public half: {SecretForm}");
        }

        if (lookup is null && workers.Any(NeedsLookup))
            _problems.Add($"{Section}__Lookup__Keys__<id> is missing: {SecretForm}");

        // Who stores must be able to wrap for every reader.
        if (workers.Any(worker => PurposeRights.Allow(worker, Purpose.KeepProfile, VaultAct.Store)))
        {
            _problems.AddRange(PurposeRights.ReadersOf(FieldGroup.Contact).Concat(PurposeRights.ReadersOf(FieldGroup.Identity)).Distinct()
                .Where(reader => !wrapping.ContainsKey(reader) && !workers.Contains(reader))
                .Select(reader => $"{WrappingSetting(reader, "<id>")} is missing: needed to store what {reader} reads, {WrappingForm}"));
        }
    }

    private static bool NeedsLookup(VaultWorker worker) =>
        PurposeRights.Allow(worker, Purpose.KeepProfile, VaultAct.Store)
        || PurposeRights.Allow(worker, Purpose.FindRegistrant, VaultAct.FindByNumber)
        || PurposeRights.Allow(worker, Purpose.FindRegistrant, VaultAct.FindByEmail);

    private KeySet<TKey>? ReadSet<TKey>(IConfigurationSection section, Func<string, string, string, TKey?> read)
        where TKey : class
    {
        var name = section.Path.Replace(":", "__", StringComparison.Ordinal);
        var found = _problems.Count;
        var keys = new Dictionary<string, TKey>(StringComparer.Ordinal);
        foreach (var entry in section.GetSection("Keys").GetChildren())
        {
            var setting = $"{name}__Keys__{entry.Key}";
            if (!IsId(entry.Key))
                _problems.Add($"{setting} has an id that is not lower-case letters, digits and hyphens (up to {MaxIdLength})");
            else if (Contents(setting, entry.Value) is { } value && read(entry.Key, setting, value) is { } key)
                keys[entry.Key] = key;
        }

        if (_problems.Count > found)
            return null;
        if (keys.Count == 0)
        {
            _problems.Add($"{name}__Keys__<id> is missing: {SecretForm}");
            return null;
        }

        var active = section["Active"] ?? (keys.Count == 1 ? keys.Keys.Single() : null);
        if (active is not null && keys.ContainsKey(active))
            return new KeySet<TKey>(active, keys);
        _problems.Add($"{name}__Active must be the id of one of {name}__Keys__<id>: {string.Join(", ", keys.Keys.Order(StringComparer.Ordinal))}");
        return null;
    }

    private static bool IsId(string id) =>
        id.Length is > 0 and <= MaxIdLength && id.All(character => char.IsAsciiLetterLower(character) || char.IsAsciiDigit(character) || character == '-');

    private string? Contents(string setting, string? value)
    {
        if (string.IsNullOrWhiteSpace(value))
        {
            _problems.Add($"{setting} is empty: {SecretForm}");
            return null;
        }
        if (!value.StartsWith(FilePrefix, StringComparison.Ordinal))
            return value.Trim();
        try
        {
            return File.ReadAllText(value[FilePrefix.Length..]).Trim();
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or ArgumentException)
        {
            _problems.Add($"{setting} names a file that cannot be read ({exception.GetType().Name})");
            return null;
        }
    }

    private WrappingKey? ReadWrappingKey(string id, string setting, string value)
    {
        var isPublic = value.StartsWith(PublicPrefix, StringComparison.Ordinal);
        if (Decode(setting, isPublic ? value[PublicPrefix.Length..] : value) is not { } bytes)
            return null;
        if (!isPublic && Complaint(setting, bytes))
            return null;

        var key = isPublic ? WrappingKey.FromPoint(id, bytes) : WrappingKey.FromSecret(id, bytes);
        if (key is null)
            _problems.Add($"{setting} is no public point of P-256: expected {PublicPrefix}<base64 of {WrappingKey.PointSize} bytes>");
        return key is not null && IsNew(setting, key.Point) && (isPublic || IsNew(setting, bytes)) ? key : null;
    }

    private LookupKey? ReadLookupKey(string id, string setting, string value) =>
        Decode(setting, value) is { } bytes && !Complaint(setting, bytes) && IsNew(setting, bytes) ? new LookupKey(id, bytes) : null;

    private byte[]? Decode(string setting, string value)
    {
        var bytes = new byte[value.Length];
        if (Convert.TryFromBase64String(value, bytes, out var length))
            return bytes[..length];
        _problems.Add($"{setting} is not base64: {SecretForm}");
        return null;
    }

    private bool Complaint(string setting, byte[] bytes)
    {
        if (KeyStrength.Complaint(bytes) is not { } complaint)
            return false;
        _problems.Add($"{setting} {complaint}");
        return true;
    }

    private bool IsNew(string setting, byte[] bytes)
    {
        if (_settingByValue.TryAdd(Convert.ToBase64String(bytes), setting))
            return true;
        _problems.Add($"{setting} is the same key as {_settingByValue[Convert.ToBase64String(bytes)]}: each use has a key of its own");
        return false;
    }
}
