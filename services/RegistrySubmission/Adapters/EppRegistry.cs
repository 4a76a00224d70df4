using System.Diagnostics;
using System.Security.Cryptography.X509Certificates;
using DomainWorkers.BuildingBlocks.Failures;
using DomainWorkers.Contracts.Domains;
using DomainWorkers.Epp;
using DomainWorkers.RegistrySubmission.Adapters.Budget;
using DomainWorkers.RegistrySubmission.Domain;
using Microsoft.Extensions.Logging;

namespace DomainWorkers.RegistrySubmission.Adapters;

/// <summary>A registry account over EPP. Turns commands into frames, and result codes and lost connections into answers.</summary>
internal sealed partial class EppRegistry(
    EppSessionPool pool, EppObjects objects, string account, RegistryOptions options, ILogger logger) : IRegistry, IAsyncDisposable
{
    /// <summary>The account's sessions are few and shared: one without work goes to whoever has some.</summary>
    private static readonly TimeSpan IdleSession = TimeSpan.FromSeconds(15);

    /// <summary>While other replicas have all sessions: shorter than the claim of an operation, so that it is put back by its holder.</summary>
    private static readonly TimeSpan PatienceForSession = TimeSpan.FromSeconds(5);

    /// <summary>What the sessions ask for, as far as the registry offers it; the last two are messages of Verisign's queues.</summary>
    public static IReadOnlyList<string> Objects { get; } =
    [
        EppNamespaces.Domain.Uri, EppNamespaces.Contact.Uri, EppNamespaces.Host.Uri,
        EppNamespaces.RgpPoll.Uri, EppNamespaces.LowBalancePoll.Uri,
    ];

    /// <summary>Without RFC 8590 a registry would not say that it changed a domain by itself.</summary>
    public static IReadOnlyList<string> Extensions { get; } =
        [EppNamespaces.Rgp.Uri, EppNamespaces.SecDns.Uri, EppNamespaces.ChangePoll.Uri];

    public string ClientId => options.ClientId;

    public SessionRoom Room { get; private init; } = SessionRoom.Always;

    /// <summary>The account's message queue, read over the same sessions.</summary>
    public EppPollQueue Queue() => new(pool, account, logger);

    public static EppRegistry Create(
        string account, RegistryOptions options, IRegistrantContacts registrants, IRegistryBudget budget, TimeProvider machineClock, ILogger logger)
    {
        var settings = new EppAccountOptions
        {
            Name = account,
            Host = options.Host,
            Port = options.Port,
            ClientId = options.ClientId,
            Password = options.Password,
            ServerName = options.ServerName,
            MaxSessions = options.SessionsHere,
            ReleaseAfter = IdleSession,
            SlotTimeout = PatienceForSession,
            CommandTimeout = options.CommandTimeout,
            ConnectTimeout = options.CommandTimeout,
            ClientCertificate = options.ClientCertificate is null
                ? null
                : X509Certificate2.CreateFromPemFile(options.ClientCertificate, options.ClientKey),
            TrustAnchors = options.Authority is null ? null : Authorities(options.Authority),
            Objects = Objects,
            Extensions = Extensions,
        };
        var pool = new EppSessionPool(settings, budget, machineClock);
        var room = new SessionRoom(async cancellationToken => pool.Status.Sessions > 0 || await budget.IsAnyLeft(cancellationToken));
        return new EppRegistry(pool, new EppObjects(pool, registrants), account, options, logger) { Room = room };
    }

    public Task<RegistryAnswer> Execute(
        RegistryCommand command, string clientTransactionId, Func<bool> mayWrite, CancellationToken cancellationToken)
    {
        var execution = new EppExecution { ClientTransactionId = clientTransactionId, MayWrite = mayWrite };
        return command switch
        {
            RegistryCommand.Create create => Prepared(() => Create(create, execution, cancellationToken), create.Name, execution),
            RegistryCommand.Renew renew => Transform(
                new DomainRenew(renew.Name, renew.CurrentExpiryDate, renew.Years),
                execution, data => (null, data?.ExpiresAt), cancellationToken),
            RegistryCommand.Hold hold => Transform(
                hold.Place
                    ? new DomainUpdate(hold.Name) { Add = ClientHold }
                    : new DomainUpdate(hold.Name) { Remove = ClientHold },
                execution, NoDates, cancellationToken),
            RegistryCommand.Delegate wanted => Prepared(() => Delegate(wanted, execution, cancellationToken), wanted.Name, execution),
            RegistryCommand.Delete delete => Transform(new DomainDelete(delete.Name), execution, NoDates, cancellationToken),
            RegistryCommand.RequestRestore restore =>
                Transform(DomainUpdate.RestoreRequest(restore.Name), execution, NoDates, cancellationToken),
            RegistryCommand.ReportRestore report => Transform(
                DomainUpdate.RestoreReport(report.Name, Report(report)), execution, NoDates, cancellationToken),
            _ => throw new UnreachableException(),
        };
    }

    /// <summary>Contacts and hosts come first. Nothing that happens to them leaves a doubt about the command itself.</summary>
    private async Task<RegistryAnswer> Prepared(Func<Task<RegistryAnswer>> prepareAndSend, string name, EppExecution execution)
    {
        try
        {
            return await prepareAndSend();
        }
        catch (EppInvalidCommandException exception)
        {
            // No registry would take it, now or later: a field that our own checks let through.
            LogLost(account, $"objects of {name}", execution.ClientTransactionId, exception.Message);
            return new RegistryAnswer.Refused(Refusals.NotExpressible);
        }
        catch (EppException exception)
        {
            LogLost(account, $"objects of {name}", execution.ClientTransactionId, exception.Message);
            return new RegistryAnswer.NotNow(Hindrance.Registry, exception.Message);
        }
        catch (TransientException exception)
        {
            return new RegistryAnswer.NotNow(Hindrance.Registry, exception.Message);
        }
    }

    private async Task<RegistryAnswer> Create(RegistryCommand.Create create, EppExecution execution, CancellationToken cancellationToken)
    {
        string? handle = null;
        if (options.Contacts)
        {
            (handle, var obstacle) = await objects.Contact(create.ProfileId, execution, cancellationToken);
            if (obstacle is not null)
                return obstacle;
        }

        if (options.HostObjects && await objects.Hosts(create.NameServers, execution, cancellationToken) is { } noHosts)
            return noHosts;
        return await Transform(
            new DomainCreate
            {
                Name = create.Name,
                PeriodYears = create.Years,
                NameServers = Servers(create.NameServers),
                Registrant = handle,
                Contacts = handle is null ? [] : [DomainContact.Admin(handle), DomainContact.Technical(handle)],
                AuthInfo = EppAuthInfo.Password(EppSecrets.Random()),
            },
            execution, data => (data?.CreatedAt, data?.ExpiresAt), cancellationToken);
    }

    private async Task<RegistryAnswer> Delegate(RegistryCommand.Delegate wanted, EppExecution execution, CancellationToken cancellationToken)
    {
        if (options.HostObjects && await objects.Hosts(wanted.AddServers, execution, cancellationToken) is { } noHosts)
            return noHosts;
        return await Transform(Delegation(wanted), execution, NoDates, cancellationToken);
    }

    public async Task<RegistryView> Look(string name, string clientTransactionId, CancellationToken cancellationToken)
    {
        const string kind = "domain:info";
        var execution = new EppExecution { ClientTransactionId = clientTransactionId, FreshSession = true };
        try
        {
            var response = await pool.Execute(new DomainInfo(name), execution, cancellationToken);
            LogCommand(account, kind, response.Result.Code, clientTransactionId, response.ServerTransactionId);
            return response.Class(isTransform: false) switch
            {
                EppCodeClass.Success when response.Data is { } data => View(data, response),
                EppCodeClass.Missing => new RegistryView.Absent(),
                // It is there and is not ours.
                EppCodeClass.Refused when response.Result.Code is 2201 or 2202 =>
                    new RegistryView.Present { Ours = false, SponsoringClient = "" },
                _ => new RegistryView.NoAnswer($"code {response.Result.Code}"),
            };
        }
        catch (EppException exception)
        {
            LogLost(account, kind, clientTransactionId, exception.Message);
            return new RegistryView.NoAnswer(exception.Message);
        }
    }

    public ValueTask DisposeAsync() => pool.DisposeAsync();

    private async Task<RegistryAnswer> Transform<TData>(
        EppCommand<TData> command, EppExecution execution, Func<TData?, (DateTimeOffset? Created, DateTimeOffset? Expires)> dates,
        CancellationToken cancellationToken)
        where TData : class
    {
        try
        {
            var response = await pool.Execute(command, execution, cancellationToken);
            var code = response.Result.Code;
            LogCommand(account, command.Kind, code, execution.ClientTransactionId, response.ServerTransactionId);
            return response.Class(isTransform: true) switch
            {
                EppCodeClass.Success => Done(dates(response.Data), response.ServerTransactionId),
                EppCodeClass.Pending => new RegistryAnswer.Pending(response.ServerTransactionId),
                EppCodeClass.Exists or EppCodeClass.Missing or EppCodeClass.Blocked =>
                    new RegistryAnswer.Contradicted(Refusals.ByRegistry(code)),
                // A renewal whose curExpDate does not match is refused in one of these words.
                EppCodeClass.Refused when code is 2004 or 2105 or 2306 && command is DomainRenew =>
                    new RegistryAnswer.Contradicted(Refusals.ByRegistry(code)),
                EppCodeClass.Refused or EppCodeClass.Misuse => new RegistryAnswer.Refused(Refusals.ByRegistry(code)),
                EppCodeClass.Credit => new RegistryAnswer.NotNow(Hindrance.Credit, "no credit"),
                EppCodeClass.SessionLost or EppCodeClass.SessionLimit or EppCodeClass.Authentication =>
                    new RegistryAnswer.NotNow(Hindrance.Registry, $"code {code}"),
                _ => new RegistryAnswer.Unknown($"code {code}"),
            };
        }
        catch (EppNotSentException exception)
        {
            LogLost(account, command.Kind, execution.ClientTransactionId, exception.Message);
            return new RegistryAnswer.NotNow(
                exception.Reason == EppNotSentReason.LeaseLost ? Hindrance.Lease : Hindrance.Registry, exception.Message);
        }
        catch (EppUnknownOutcomeException exception)
        {
            LogLost(account, command.Kind, execution.ClientTransactionId, exception.Message);
            return new RegistryAnswer.Unknown(exception.Message);
        }
    }

    private static DomainChanges ClientHold { get; } = new() { Statuses = [new EppStatus("clientHold")] };

    private static (DateTimeOffset? Created, DateTimeOffset? Expires) NoDates(EppNoData? data) => (null, null);

    private DomainUpdate Delegation(RegistryCommand.Delegate wanted) => new(wanted.Name)
    {
        Add = wanted.AddServers.Count == 0 ? null : new DomainChanges { NameServers = Servers(wanted.AddServers) },
        Remove = wanted.RemoveServers.Count == 0 ? null : new DomainChanges { NameServers = Servers(wanted.RemoveServers) },
        Extensions = wanted.AddSigners.Count + wanted.RemoveSigners.Count == 0
            ? []
            :
            [
                new SecDnsUpdate
                {
                    Add = wanted.AddSigners.Count == 0 ? null : Signers(wanted.AddSigners),
                    Remove = wanted.RemoveSigners.Count == 0 ? null : Signers(wanted.RemoveSigners),
                },
            ],
    };

    private IReadOnlyList<EppNameServer> Servers(IReadOnlyList<string> names) =>
        [.. names.Select(name => options.HostObjects ? EppNameServer.HostObject(name) : EppNameServer.HostAttribute(name))];

    private static SecDnsRecords Signers(IReadOnlyList<DelegationSigner> signers) => new()
    {
        Ds = [.. signers.Select(signer => new DsRecord(signer.KeyTag, signer.Algorithm, signer.DigestType, signer.Digest))],
    };

    /// <summary>The two statements are those that RFC 3915 section 4.2.5 asks for.</summary>
    private static RgpRestoreReport Report(RegistryCommand.ReportRestore report) => new()
    {
        PreData = report.Before,
        PostData = report.After,
        DeletedAt = report.DeletedAt,
        RestoredAt = report.RestoredAt,
        Reason = report.Because,
        Statements = (
            "This registrar has not restored the registered name in order to assume the rights to use or sell it for itself or for any third party.",
            "The information in this report is true to the best of this registrar's knowledge."),
    };

    private static RegistryAnswer.Done Done((DateTimeOffset? Created, DateTimeOffset? Expires) dates, string transactionId) =>
        new(dates.Created, dates.Expires, transactionId);

    private RegistryView.Present View(DomainInfoData data, EppResponse<DomainInfoData> response) => new()
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
        DelegationSigners = [.. response.Extension<SecDnsData>()?.Records.Ds.Select(record => new DelegationSigner
        {
            KeyTag = record.KeyTag,
            Algorithm = record.Algorithm,
            DigestType = record.DigestType,
            Digest = record.Digest,
        }) ?? []],
    };

    private static X509Certificate2Collection Authorities(string file)
    {
        var authorities = new X509Certificate2Collection();
        authorities.ImportFromPemFile(file);
        return authorities;
    }

    [LoggerMessage(EventId = 2201, Level = LogLevel.Information,
        Message = "{Registry} answered {Command} with {Code}, clTRID {ClientTransactionId}, svTRID {ServerTransactionId}")]
    private partial void LogCommand(string registry, string command, int code, string clientTransactionId, string serverTransactionId);

    [LoggerMessage(EventId = 2202, Level = LogLevel.Warning, Message = "{Registry} gave no answer to {Command}, clTRID {ClientTransactionId}: {Detail}")]
    private partial void LogLost(string registry, string command, string clientTransactionId, string detail);
}
