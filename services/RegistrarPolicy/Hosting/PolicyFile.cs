using Microsoft.Extensions.Options;

namespace DomainWorkers.RegistrarPolicy.Hosting;

/// <summary>The policy with the operator's file over it. A file that breaks a rule stops the process at its start and names the place.</summary>
internal sealed class PolicyFile : IValidateOptions<PolicyOptions>
{
    public static RegistrarPolicies Load(PolicyOptions options)
    {
        if (options.File is not { Length: > 0 } path)
            return RegistrarPolicies.Load();
        using var file = File.OpenRead(path);
        return RegistrarPolicies.Load(file, Path.GetFileName(path));
    }

    public ValidateOptionsResult Validate(string? name, PolicyOptions options)
    {
        try
        {
            Load(options);
            return ValidateOptionsResult.Success;
        }
        catch (Exception exception) when (exception is PolicyException or IOException or UnauthorizedAccessException)
        {
            return ValidateOptionsResult.Fail($"Policy__File cannot be used: {exception.Message}");
        }
    }
}
