namespace DomainWorkers.Epp;

/// <summary>
/// Which of two passwords the next login uses while one is being changed. A lost answer means that the change was probably done,
/// a refusal that the other one is right; either way the next attempt finds out.
/// </summary>
internal sealed class EppPasswordChoice(EppAccountOptions account)
{
    private bool _useNew;

    public bool Changing => account.NewPassword is not null && !_useNew;

    public (string Password, string? NewPassword) Current =>
        _useNew ? (account.NewPassword!, null) : (account.Password, account.NewPassword);

    public void AcceptedOrLost() => _useNew = account.NewPassword is not null;

    public void Refused() => _useNew = account.NewPassword is not null && !_useNew;
}
