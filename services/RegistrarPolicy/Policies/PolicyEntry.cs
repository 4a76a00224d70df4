namespace DomainWorkers.RegistrarPolicy;

/// <summary>One dated statement of the policy: what holds for whom, from when, and who says so.</summary>
/// <param name="Kind">Name of the rule, such as <c>lifecycle</c> or <c>deadline/EmailVerification</c>.</param>
/// <param name="Scope">A suffix (<c>com.cn</c>), a group of them (<c>@cnnic</c>) or all (<c>*</c>).</param>
/// <param name="Unverified">Plausible, but not confirmed at its source: to be checked by the operator before he relies on it.</param>
/// <param name="Path">File and JSON path, for messages.</param>
public sealed record PolicyEntry(
    string Kind, string Scope, DateOnly ValidFrom, string Source, bool Unverified, object Value, string File, string Path);
