using DomainWorkers.MiitSimulator.Files;
using DomainWorkers.MiitSimulator.Soap;
using DomainWorkers.MiitSimulator.State;

namespace DomainWorkers.MiitSimulator.Calls;

/// <summary>What became of a request: the text to send, or that the connection is to be closed.</summary>
internal readonly record struct CallOutcome(string? Content, bool IsFault, bool Garbled);

/// <summary>The counter: admission, then the call, then whatever misbehaviour is in the script.</summary>
internal sealed class CallDesk(MinistryOptions options, Ministry ministry, TimeProvider clock, Ledger ledger, Faults faults)
{
    private readonly Admission _admission = new(options, ministry, clock);
    private readonly UploadCall _upload = new(options, ministry, clock, ledger, faults);
    private readonly DownloadCalls _downloads = new(ministry, clock, ledger);
    private readonly StatusCalls _status = new(ministry);

    public CallOutcome Take(SoapCall call) => ministry.Look(() => faults.Take(
        call.Method, FaultAction.Maintenance, FaultAction.Busy, FaultAction.Unexplained, FaultAction.Drop, FaultAction.SoapFault,
        FaultAction.DoThenDrop, FaultAction.Garble) switch
    {
        FaultAction.Drop => new CallOutcome(null, false, false),
        FaultAction.SoapFault => new CallOutcome("java.lang.NullPointerException", true, false),
        FaultAction.Maintenance => Refuse(call, call.Method == "isp_upload" ? 901 : 902, "系统正在维护中，您的请求未被受理，请稍后重试"),
        FaultAction.Busy => Refuse(call, 15, "本次上载没有受理，已上报的数据文件已超过最大受理数量，请稍后再提交"),
        FaultAction.Unexplained => Refuse(call, 999, "其他错误"),
        FaultAction.DoThenDrop => new CallOutcome(Answer(call), false, false) with { Content = null },
        FaultAction.Garble => new CallOutcome(Answer(call), false, true),
        _ => new CallOutcome(Answer(call), false, false),
    });

    private CallOutcome Refuse(SoapCall call, int code, string text) => new(Refused(call, new Refusal(code, text)), false, false);

    private string Answer(SoapCall call)
    {
        try
        {
            var unit = _admission.Admit(call);
            if (call.Method == "isp_upload")
                _admission.Hours();
            return call.Method switch
            {
                "isp_upload" => _upload.Answer(call, unit),
                "isp_download" => _downloads.Download(unit),
                "isp_downloadack" => _downloads.Acknowledge(call, unit),
                "isp_querypreviousupload" => _downloads.Previous(unit),
                "isp_querybeianstatus" => _status.Query(call),
                _ => StatusCalls.Verify(),
            };
        }
        catch (Refusal refusal)
        {
            return Refused(call, refusal);
        }
    }

    private string Refused(SoapCall call, Refusal refusal)
    {
        ledger.Append(new LedgerEntry("refused", clock.GetUtcNow(), call.Long("ispId"))
        {
            Call = call.Method, Code = refusal.Code,
            Sequence = call.Method == "isp_upload" ? call.Long("dataSequence") : null,
        });
        return CallAnswer.Refused(refusal);
    }
}
