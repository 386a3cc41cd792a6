namespace Kite.Customers;

/// <summary>The fields that every customer's record has, by their names on the wire.</summary>
public static class RecordFields
{
    public static readonly IReadOnlyList<string> All =
    [
        "kind", "name", "familyName", "givenName", "reading", "phone", "email", "address",
        "postalCode", "city", "country", "language", "birthDate", "lunarBirth", "ageBand",
        "gender", "nationality", "industry", "position", "standing", "creditGrade", "stars",
        "note", "idDocument",
    ];

    /// <summary>Words that mean something else on a record and can name no further field.</summary>
    public static readonly IReadOnlyList<string> Taken =
    [
        .. All, "id", "number", "source", "importId", "mergedInto", "createdAt", "changedAt",
        "version", "tags", "contactPoints", "custom", "hasIdDocument", "idDocumentToken",
        "preferences",
    ];
}
