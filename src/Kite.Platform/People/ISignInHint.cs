using Microsoft.AspNetCore.Http;

namespace Kite;

/// <summary>Something more on the sign-in page, such as the sample business's people.</summary>
public interface ISignInHint
{
    Type Component { get; }

    bool IsFor(HttpContext http);
}
