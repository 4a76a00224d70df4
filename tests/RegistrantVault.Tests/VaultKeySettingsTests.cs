using System.Security.Cryptography;
using DomainWorkers.RegistrantVault.Keys;
using DomainWorkers.RegistrantVault.Rights;
using Microsoft.Extensions.Configuration;

namespace DomainWorkers.RegistrantVault.Tests;

public sealed class VaultKeySettingsTests
{
    private static readonly string Good = Convert.ToBase64String(RandomNumberGenerator.GetBytes(32));

    [Theory]
    [InlineData(null, "Vault__KeyEncryption__MiitSync__Keys__<id> is missing")]
    [InlineData("", "Vault__KeyEncryption__MiitSync__Keys__k1 is empty")]
    [InlineData("not base64!", "Vault__KeyEncryption__MiitSync__Keys__k1 is not base64")]
    [InlineData("c2hvcnQ=", "Vault__KeyEncryption__MiitSync__Keys__k1 has 5 bytes")]
    [InlineData("AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=", "Vault__KeyEncryption__MiitSync__Keys__k1 repeats itself")]
    [InlineData("AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=", "Vault__KeyEncryption__MiitSync__Keys__k1 counts up or down")]
    [InlineData("Y2hhbmdlLW1lLWNoYW5nZS1tZS1jaGFuZ2UtbWUhITE=", "Vault__KeyEncryption__MiitSync__Keys__k1 ")]
    [InlineData("VGhpcyBpcyBhIHBhc3NwaHJhc2UsIG5vdCBhIGtleSE=", "Vault__KeyEncryption__MiitSync__Keys__k1 is readable text")]
    [InlineData("7Ft3qL0x2Zr4s8mYkJ1pEexbd6i9Mdma+LPJmJCdaRE=", "Vault__KeyEncryption__MiitSync__Keys__k1 is the same 16 bytes twice")]
    [InlineData("file:/nowhere/key", "Vault__KeyEncryption__MiitSync__Keys__k1 names a file that cannot be read")]
    [InlineData("public:AAAA", "Vault__KeyEncryption__MiitSync__Keys__k1 is no public point")]
    public void A_key_that_is_none_is_refused_by_the_name_of_its_setting(string? value, string problem)
    {
        var refused = Refused([("KeyEncryption:MiitSync:Keys:k1", value)], VaultWorker.MiitSync);
        Assert.StartsWith(problem, Assert.Single(refused), StringComparison.Ordinal);
        if (value is { Length: > 20 })
            Assert.DoesNotContain(value, refused[0], StringComparison.Ordinal);
    }

    [Fact]
    public void The_same_key_for_two_uses_is_refused_by_both_names()
    {
        var refused = Refused(
            [("KeyEncryption:MiitSync:Keys:k1", Good), ("KeyEncryption:ExpiryReminders:Keys:k9", Good)], VaultWorker.MiitSync);
        var problem = Assert.Single(refused);
        Assert.Contains("Vault__KeyEncryption__MiitSync__Keys__k1", problem, StringComparison.Ordinal);
        Assert.Contains("Vault__KeyEncryption__ExpiryReminders__Keys__k9", problem, StringComparison.Ordinal);
        Assert.DoesNotContain(Good, problem, StringComparison.Ordinal);

        Assert.Single(Refused([("KeyEncryption:MiitSync:Keys:k1", Good), ("Lookup:Keys:p1", Good)], VaultWorker.MiitSync));
        Assert.Single(Refused(
            [("KeyEncryption:MiitSync:Keys:k1", Good), ("KeyEncryption:MiitSync:Keys:k2", Good), ("KeyEncryption:MiitSync:Active", "k1")],
            VaultWorker.MiitSync));
    }

    [Fact]
    public void Of_two_keys_one_must_be_named_as_active()
    {
        (string, string?)[] two = [("KeyEncryption:MiitSync:Keys:k1", Good), ("KeyEncryption:MiitSync:Keys:k2", New())];
        Assert.Contains("Vault__KeyEncryption__MiitSync__Active must be the id", Assert.Single(Refused(two, VaultWorker.MiitSync)), StringComparison.Ordinal);
        Assert.Single(Refused([.. two, ("KeyEncryption:MiitSync:Active", "k3")], VaultWorker.MiitSync));

        var keys = VaultKeys.Load(Settings([.. two, ("KeyEncryption:MiitSync:Active", "k2")]), VaultWorker.MiitSync);
        Assert.Equal("k2", keys.ActiveOf(VaultWorker.MiitSync).Id);
        Assert.NotNull(keys.Find(VaultWorker.MiitSync, "k1"));
    }

    [Fact]
    public void A_worker_that_only_reads_needs_its_own_key_alone()
    {
        var keys = VaultKeys.Load(Settings([("KeyEncryption:RegistrySubmission:Keys:k1", Good)]), VaultWorker.RegistrySubmission);
        Assert.True(keys.ActiveOf(VaultWorker.RegistrySubmission).CanUnwrap);
        Assert.Null(keys.Lookup);
    }

    [Fact]
    public void The_worker_that_stores_needs_lookup_keys_and_the_public_keys_of_all_readers()
    {
        var refused = Refused([("KeyEncryption:RealNameReview:Keys:k1", Good)], VaultWorker.RealNameReview);
        Assert.Contains(refused, problem => problem.StartsWith("Vault__Lookup__Keys__<id> is missing", StringComparison.Ordinal));
        foreach (var reader in new[] { "RegistrySubmission", "EmailVerification", "MiitSync", "ExpiryReminders" })
            Assert.Contains(refused, problem => problem.StartsWith($"Vault__KeyEncryption__{reader}__Keys__<id> is missing", StringComparison.Ordinal));
        Assert.Equal(5, refused.Count);
    }

    [Fact]
    public void A_public_key_is_no_substitute_for_a_workers_own()
    {
        var point = "public:" + Convert.ToBase64String(WrappingKey.FromSecret("k1", RandomNumberGenerator.GetBytes(32)).Point);
        Assert.Contains("is only the public half", Assert.Single(Refused([("KeyEncryption:MiitSync:Keys:k1", point)], VaultWorker.MiitSync)), StringComparison.Ordinal);
    }

    [Fact]
    public void A_public_key_must_be_a_point_of_the_curve()
    {
        var point = WrappingKey.FromSecret("k1", RandomNumberGenerator.GetBytes(32)).Point;
        point[64] ^= 1;
        Assert.Null(WrappingKey.FromPoint("k1", point));
    }

    [Fact]
    public void A_key_may_come_from_a_file()
    {
        var path = Path.Combine(Path.GetTempPath(), $"vault-key-{Environment.ProcessId}-{nameof(A_key_may_come_from_a_file)}");
        File.WriteAllText(path, Good + "\n");
        try
        {
            var keys = VaultKeys.Load(Settings([("KeyEncryption:MiitSync:Keys:k1", $"file:{path}")]), VaultWorker.MiitSync);
            Assert.Equal(
                WrappingKey.FromSecret("k1", Convert.FromBase64String(Good)).Point, keys.ActiveOf(VaultWorker.MiitSync).Point);
        }
        finally
        {
            File.Delete(path);
        }
    }

    [Fact]
    public void Settings_for_a_worker_that_does_not_exist_and_ids_of_another_form_are_refused()
    {
        Assert.Contains("names no worker", Refused([("KeyEncryption:MiltSync:Keys:k1", Good)], VaultWorker.MiitSync)[0], StringComparison.Ordinal);
        Assert.Contains("has an id that is not", Refused([("KeyEncryption:MiitSync:Keys:K 1", Good)], VaultWorker.MiitSync)[0], StringComparison.Ordinal);
    }

    [Fact]
    public void No_random_key_is_taken_for_a_weak_one()
    {
        for (var count = 0; count < 20_000; count++)
            Assert.Null(KeyStrength.Complaint(RandomNumberGenerator.GetBytes(32)));
    }

    private static string New() => Convert.ToBase64String(RandomNumberGenerator.GetBytes(32));

    private static IReadOnlyList<string> Refused((string Key, string? Value)[] settings, VaultWorker worker) =>
        Assert.Throws<VaultKeysException>(() => VaultKeys.Load(Settings(settings), worker)).Problems;

    private static IConfiguration Settings((string Key, string? Value)[] settings) =>
        new ConfigurationBuilder()
            .AddInMemoryCollection(settings.Where(setting => setting.Value is not null)
                .Select(setting => KeyValuePair.Create($"Vault:{setting.Key}", setting.Value)))
            .Build();
}
