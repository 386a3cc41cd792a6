using System.Globalization;
using Microsoft.Extensions.Localization;

namespace Kite.Customers;

/// <summary>Languages and origins in the reader's words.</summary>
internal static class Tongue
{
    /// <summary>Those offered first; any other code can be kept as well.</summary>
    public static readonly IReadOnlyList<string> Common =
    [
        "ar", "de", "el", "en", "es", "fr", "hi", "id", "it", "ja", "ko", "pl", "pt", "ru", "th",
        "tr", "uk", "vi", "zh-Hans", "zh-Hant",
    ];

    public static string Name(string code)
    {
        try
        {
            return CultureInfo.GetCultureInfo(code).DisplayName;
        }
        catch (CultureNotFoundException)
        {
            return code;
        }
    }

    extension(IStringLocalizer texts)
    {
        /// <summary>Where a record came from; other systems go by their own names.</summary>
        public string Source(string source) =>
            texts["source." + source] is { ResourceNotFound: false } word ? word.Value : source;

        /// <summary>Who it is, also for those who may not see names.</summary>
        public string NameOf(CustomerView customer) => string.IsNullOrEmpty(customer.Name)
            ? texts["customer.numbered", customer.Number]
            : customer.Name;
    }
}
