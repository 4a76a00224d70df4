using System.ComponentModel.DataAnnotations;
using DomainWorkers.BuildingBlocks.Failures;
using DomainWorkers.BuildingBlocks.State;
using DomainWorkers.RegistrantVault;
using DomainWorkers.RegistrantVault.Keys;
using DomainWorkers.RegistrantVault.Rights;
using DomainWorkers.RegistrantVault.Samples;
using DomainWorkers.RegistrantVault.State;
using Microsoft.Extensions.Configuration;

namespace DomainWorkers.SeedRegistrants;

/// <summary>Loads the sample registrants into the store that the settings name, and makes keys for the settings.</summary>
internal sealed class SeedCommand(
    IConfiguration configuration, TextReader input, TextWriter output, TextWriter errors, Func<StoreOptions, IStateStoreFactory> open)
{
    private const int Failed = 1;
    private const int Misused = 64; // EX_USAGE of sysexits.h

    public async Task<int> Run(string[] args, CancellationToken cancellationToken)
    {
        switch (args)
        {
            case []:
                return await Load(cancellationToken);
            case ["keys"]:
                WriteKeys();
                return 0;
            case ["public"]:
                return await WritePublicHalf(cancellationToken);
            default:
                await errors.WriteLineAsync(
                    """
                    usage: infra/seed           store the sample registrants where Store__Uri names, with the keys of Vault__...
                           infra/seed keys      print settings with new keys for all workers, to be kept where secrets are kept
                           infra/seed public    read a worker's secret from standard input, print the public half for the others
                    """);
                return Misused;
        }
    }

    private async Task<int> Load(CancellationToken cancellationToken)
    {
        try
        {
            var stores = VaultStores.Open(open(Options()));
            var keys = VaultKeys.Load(configuration, VaultWorker.RealNameReview);
            await stores.Prepare(cancellationToken);
            var vault = new WorkerVault(VaultWorker.RealNameReview, stores, keys, TimeProvider.System, TimeProvider.System);
            var stored = (await SampleRegistrants.Load(vault.Registrants, cancellationToken)).Select(profile => profile.Id).ToHashSet();
            foreach (var draft in SampleRegistrants.Drafts)
            {
                var news = stored.Contains(draft.Id) ? "stored" : "already there";
                await output.WriteLineAsync($"{draft.Account,-7} {draft.Id,-17} {draft.Kind,-12} {draft.Region,-9} {news}");
            }
            return 0;
        }
        catch (VaultKeysException exception)
        {
            return await Fail(exception.Problems);
        }
        catch (ValidationException exception)
        {
            return await Fail([exception.Message]);
        }
        catch (StoreUnavailableException exception)
        {
            return await Fail([$"The store does not answer: {exception.Message}"]);
        }
    }

    private StoreOptions Options()
    {
        var options = configuration.GetSection("Store").Get<StoreOptions>() ?? new StoreOptions();
        if (string.IsNullOrEmpty(options.Uri))
            throw new ValidationException("Store__Uri is required: mongodb://host:port/?replicaSet=name.");
        Validator.ValidateObject(options, new ValidationContext(options), validateAllProperties: true);
        return options.InMemory ? throw new ValidationException("Store__Uri is memory: what is seeded there ends with this program.") : options;
    }

    private void WriteKeys()
    {
        foreach (var worker in Enum.GetNames<VaultWorker>())
            output.WriteLine($"export Vault__KeyEncryption__{worker}__Keys__k1={KeyGeneration.NewSecret()}");
        output.WriteLine($"export Vault__Lookup__Keys__p1={KeyGeneration.NewSecret()}");
    }

    private async Task<int> WritePublicHalf(CancellationToken cancellationToken)
    {
        var secret = await input.ReadLineAsync(cancellationToken) ?? "";
        if (KeyGeneration.PublicHalf(secret) is not { } half)
            return await Fail(["Standard input is no key: expected 32 random bytes in base64."]);
        await output.WriteLineAsync(half);
        return 0;
    }

    private async Task<int> Fail(IEnumerable<string> problems)
    {
        foreach (var problem in problems)
            await errors.WriteLineAsync(problem);
        return Failed;
    }
}
