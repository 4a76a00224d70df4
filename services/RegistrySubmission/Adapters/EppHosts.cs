using DomainWorkers.Contracts.Domains;
using DomainWorkers.Epp;
using DomainWorkers.RegistrySubmission.Domain;

namespace DomainWorkers.RegistrySubmission.Adapters;

/// <summary>Host objects (RFC 5732).</summary>
internal sealed class EppHosts(EppSessionPool pool)
{
    /// <summary>Makes the host objects that are missing. One below the domain itself needs addresses: <see cref="Set"/>.</summary>
    public async Task<RegistryAnswer?> Make(IReadOnlyList<string> names, EppExecution execution, CancellationToken cancellationToken)
    {
        if (names.Count == 0)
            return null;
        var (free, obstacle) = await Free(names, execution, cancellationToken);
        if (obstacle is not null)
            return obstacle;
        var number = 0;
        foreach (var missing in free!)
        {
            if (await Create(missing, [], number++, execution, cancellationToken) is { } noHost)
                return noHost;
        }

        return null;
    }

    /// <summary>Host objects with exactly these addresses: made where they are missing, changed where they differ.</summary>
    public async Task<RegistryAnswer> Set(IReadOnlyList<HostAddresses> hosts, EppExecution execution, CancellationToken cancellationToken)
    {
        var (free, obstacle) = await Free([.. hosts.Select(host => host.Host)], execution, cancellationToken);
        if (obstacle is not null)
            return obstacle;
        for (var i = 0; i < hosts.Count; i++)
        {
            var noHost = free!.Contains(hosts[i].Host)
                ? await Create(hosts[i].Host, hosts[i].Addresses, i, execution, cancellationToken)
                : await Change(hosts[i], i, execution, cancellationToken);
            if (noHost is not null)
                return noHost;
        }

        return new RegistryAnswer.Done(null, null, "");
    }

    /// <summary>Deletes host objects that no domain is delegated to any more.</summary>
    public async Task<RegistryAnswer> Remove(IReadOnlyList<string> names, EppExecution execution, CancellationToken cancellationToken)
    {
        for (var i = 0; i < names.Count; i++)
        {
            var deleted = await pool.Execute(new HostDelete(names[i]), EppObjects.Part(execution, $"hd{i}"), cancellationToken);
            if (!EppObjects.IsDoneWith(deleted.Result.Code))
                return EppObjects.Failed(deleted.Result.Code);
        }

        return new RegistryAnswer.Done(null, null, "");
    }

    private async Task<Prepared<HashSet<string>>> Free(IReadOnlyList<string> names, EppExecution execution, CancellationToken cancellationToken)
    {
        var check = await pool.Execute(new HostCheck(names), EppObjects.Part(execution, "hc"), cancellationToken);
        return check.Class(isTransform: false) == EppCodeClass.Success && check.Data is not null
            ? new Prepared<HashSet<string>>(
                check.Data.Items.Where(item => item.Available).Select(item => item.Key).ToHashSet(StringComparer.OrdinalIgnoreCase), null)
            : new Prepared<HashSet<string>>(null, EppObjects.Failed(check.Result.Code));
    }

    private async Task<RegistryAnswer?> Create(
        string name, IReadOnlyList<string> addresses, int number, EppExecution execution, CancellationToken cancellationToken)
    {
        var created = await pool.Execute(
            new HostCreate(name, [.. addresses.Select(EppAddress.Parse)]), EppObjects.Part(execution, $"h{number}"), cancellationToken);
        return created.Class(isTransform: true) is EppCodeClass.Success or EppCodeClass.Exists
            ? null
            : EppObjects.Failed(created.Result.Code);
    }

    private async Task<RegistryAnswer?> Change(HostAddresses wanted, int number, EppExecution execution, CancellationToken cancellationToken)
    {
        var info = await pool.Execute(new HostInfo(wanted.Host), EppObjects.Part(execution, $"hi{number}"), cancellationToken);
        if (info.Class(isTransform: false) != EppCodeClass.Success || info.Data is null)
            return EppObjects.Failed(info.Result.Code);

        var target = wanted.Addresses.Select(EppAddress.Parse).ToList();
        var (add, remove) = (target.Except(info.Data.Addresses).ToList(), info.Data.Addresses.Except(target).ToList());
        if (add.Count + remove.Count == 0)
            return null;
        var update = new HostUpdate(wanted.Host)
        {
            Add = add.Count == 0 ? null : new HostChanges { Addresses = add },
            Remove = remove.Count == 0 ? null : new HostChanges { Addresses = remove },
        };
        var changed = await pool.Execute(update, EppObjects.Part(execution, $"hu{number}"), cancellationToken);
        return changed.Class(isTransform: true) == EppCodeClass.Success ? null : EppObjects.Failed(changed.Result.Code);
    }
}
