namespace DomainWorkers.RegistrarPolicy;

/// <summary>The derived property of a code point in RFC 5892 section 3.</summary>
internal enum IdnaProperty
{
    Valid,
    ContextJoiner,
    ContextOther,
    Disallowed,
    Unassigned,
}
