namespace DomainWorkers.Epp;

/// <summary>What a transfer command asks (RFC 5730 section 2.9.3.4); only a query changes nothing.</summary>
public enum EppTransferOperation
{
    Request,
    Query,
    Approve,
    Reject,
    Cancel,
}
