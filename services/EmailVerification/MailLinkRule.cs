using DomainWorkers.Correspondence;
using Microsoft.Extensions.Options;

namespace DomainWorkers.EmailVerification;

/// <summary>This worker's mails hold a link, so the page that it opens must be set.</summary>
internal sealed class MailLinkRule : IValidateOptions<MailOptions>
{
    public ValidateOptionsResult Validate(string? name, MailOptions options) => string.IsNullOrEmpty(options.Link)
        ? ValidateOptionsResult.Fail("Mail__Link is required: the https address of your page, with {account}, {address} and {token}.")
        : ValidateOptionsResult.Success;
}
