using System.Buffers.Text;
using System.Diagnostics;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using DomainWorkers.Contracts.Domains;
using DomainWorkers.Epp;
using DomainWorkers.RegistrySubmission.Domain;
using Microsoft.Extensions.Logging;

namespace DomainWorkers.RegistrySubmission.Adapters;

/// <summary>A registry account over EPP. Turns commands into frames, and result codes and lost connections into answers.</summary>
internal sealed partial class EppRegistry(EppSessionPool pool, string account, string clientId, ILogger logger) : IRegistry, IAsyncDisposable
{
    public string ClientId => clientId;

    /// <summary>The account's message queue, read over the same sessions.</summary>
    public EppPollQueue Queue() => new(pool, account, logger);

    public static EppRegistry Create(string account, RegistryOptions options, TimeProvider machineClock, ILogger logger)
    {
        var settings = new EppAccountOptions
        {
            Name = account,
            Host = options.Host,
            Port = options.Port,
            ClientId = options.ClientId,
            Password = options.Password,
            ServerName = options.ServerName,
            MaxSessions = options.MaxSessions,
            CommandTimeout = options.CommandTimeout,
            ConnectTimeout = options.CommandTimeout,
            ClientCertificate = options.ClientCertificate is null
                ? null
                : X509Certificate2.CreateFromPemFile(options.ClientCertificate, options.ClientKey),
            TrustAnchors = options.Authority is null ? null : Authorities(options.Authority),
        };
        var rate = options.CommandsPerSecond > 0 ? EppRate.PerSecond(options.CommandsPerSecond) : null;
        var slots = new LocalEppSlots(options.MaxSessions, rate, machineClock);
        return new EppRegistry(new EppSessionPool(settings, slots, machineClock), account, options.ClientId, logger);
    }

    public Task<RegistryAnswer> Execute(
        RegistryCommand command, string clientTransactionId, Func<bool> mayWrite, CancellationToken cancellationToken)
    {
        var execution = new EppExecution { ClientTransactionId = clientTransactionId, MayWrite = mayWrite };
        return command switch
        {
            RegistryCommand.Create create => Transform(
                new DomainCreate
                {
                    Name = create.Name,
                    PeriodYears = create.Years,
                    NameServers = [.. create.NameServers.Select(server => EppNameServer.HostObject(server))],
                    AuthInfo = EppAuthInfo.Password(RandomAuthInfo()),
                },
                execution, data => (data?.CreatedAt, data?.ExpiresAt), cancellationToken),
            RegistryCommand.Renew renew => Transform(
                new DomainRenew(renew.Name, renew.CurrentExpiryDate, renew.Years),
                execution, data => (null, data?.ExpiresAt), cancellationToken),
            RegistryCommand.Hold hold => Transform(
                hold.Place
                    ? new DomainUpdate(hold.Name) { Add = ClientHold }
                    : new DomainUpdate(hold.Name) { Remove = ClientHold },
                execution, NoDates, cancellationToken),
            RegistryCommand.Delegate wanted => Transform(Delegation(wanted), execution, NoDates, cancellationToken),
            RegistryCommand.Delete delete => Transform(new DomainDelete(delete.Name), execution, NoDates, cancellationToken),
            RegistryCommand.RequestRestore restore =>
                Transform(DomainUpdate.RestoreRequest(restore.Name), execution, NoDates, cancellationToken),
            RegistryCommand.ReportRestore report => Transform(
                DomainUpdate.RestoreReport(report.Name, Report(report)), execution, NoDates, cancellationToken),
            _ => throw new UnreachableException(),
        };
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

    private static DomainUpdate Delegation(RegistryCommand.Delegate wanted) => new(wanted.Name)
    {
        Add = wanted.AddServers.Count == 0 ? null : Servers(wanted.AddServers),
        Remove = wanted.RemoveServers.Count == 0 ? null : Servers(wanted.RemoveServers),
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

    private static DomainChanges Servers(IReadOnlyList<string> names) =>
        new() { NameServers = [.. names.Select(name => EppNameServer.HostObject(name))] };

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
        Ours = data.SponsorId == clientId,
        SponsoringClient = data.SponsorId,
        CreatedAt = data.CreatedAt,
        ExpiresAt = data.ExpiresAt,
        UpdatedAt = data.UpdatedAt,
        UpdatedByUs = data.UpdaterId == clientId,
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

    /// <summary>128 bits that nobody keeps: authInfo is set anew when a transfer is wanted (RFC 9154).</summary>
    private static string RandomAuthInfo() => $"{Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(16))}a1!";

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
