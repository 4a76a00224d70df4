using System.ComponentModel;
using System.Globalization;

namespace DomainWorkers.BuildingBlocks.Hosting;

/// <summary>Reads an enum in a setting as people write it there: <c>user-id</c> for <c>UserId</c>.</summary>
public sealed class KebabEnumConverter(Type type) : EnumConverter(type)
{
    public override object? ConvertFrom(ITypeDescriptorContext? context, CultureInfo? culture, object value) =>
        base.ConvertFrom(context, culture, value is string text ? text.Replace("-", "", StringComparison.Ordinal) : value);
}
