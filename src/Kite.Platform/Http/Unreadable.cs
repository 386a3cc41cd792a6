using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Http;

namespace Kite;

/// <summary>What stands in this field is of another kind than described.</summary>
public sealed record FieldIsUnreadable(string Field) : Refusal;

/// <summary>What was sent is no JSON, or not of the shape described.</summary>
public sealed record BodyIsUnreadable : Refusal;

/// <summary>
/// Which field of a request could not be read. The framework tells it in words alone, or not at
/// all, so it is read from them or looked for in the address; otherwise the whole is named.
/// </summary>
internal static partial class Unreadable
{
    private static BadInput Whole => new("body", new BodyIsUnreadable());

    public static BadInput? In(Exception? thrown) => thrown switch
    {
        not BadHttpRequestException => null,
        { InnerException: JsonException json } => InBody(json),
        { Message: var said } when said.Contains(" body", StringComparison.Ordinal) => Whole,
        { Message: var said } when Parameter().Match(said) is { Success: true } found =>
            Field(found.Groups["name"].Value),
        _ => null,
    };

    /// <summary>The fields of the address that hold something of another kind.</summary>
    public static BadInput? In(HttpContext http)
    {
        var faults = AskedField.In(http).Where(asked => !asked.IsReadable)
            .Select(asked => NameOf(asked.Name))
            .Select(name => new Fault(name, new FieldIsUnreadable(name)))
            .ToList();
        return faults.Count > 0 ? new BadInput(faults) : null;
    }

    // $.net.amount is the amount in net; what lies beyond a bracket is an element of the field.
    private static BadInput InBody(JsonException json)
    {
        var name = json.Path?.Split('.', '[', ']').ElementAtOrDefault(1);
        return string.IsNullOrEmpty(name) ? Whole : Field(name);
    }

    private static BadInput Field(string name) => new(name, new FieldIsUnreadable(NameOf(name)));

    private static string NameOf(string name) => JsonNamingPolicy.CamelCase.ConvertName(name);

    // Failed to bind parameter "int? Limit" from "abc". Required parameter "string list" was …
    [GeneratedRegex(
        """^(Failed to bind|Required) parameter "[^"]+ (?<name>\w+)" """,
        RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 2000)]
    private static partial Regex Parameter();
}
