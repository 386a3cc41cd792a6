using System.Globalization;
using Microsoft.EntityFrameworkCore.Metadata;

namespace Kite.Tests;

/// <summary>
/// What is kept is called by words that people know, in four languages: every table and column, and
/// every subject of the trail.
/// </summary>
public sealed class KeptWordsTests
{
    private static readonly IReadOnlyModel Model = TableTests.Model;

    private static IEnumerable<IReadOnlyProperty> AllColumns =>
        Model.GetEntityTypes().SelectMany(t => t.GetProperties());

    [Fact]
    public void Every_table_has_a_word() => Expect.None(
        from table in Model.GetEntityTypes()
        let shelf = ShelfOf(table)
        where !shelf.English.ContainsKey(KeptWords.KeyOf(table))
        select $"{KeptWords.KeyOf(table)} is missing in {shelf.Project}");

    [Fact]
    public void Every_column_has_a_word() => Expect.None(
        from column in AllColumns
        let keys = KeptWords.KeysOf(column)
        let shelf = ShelfOf((IReadOnlyEntityType)column.DeclaringType)
        where !shelf.English.ContainsKey(keys[0])
        where !new Shelf("Kite.Platform").English.ContainsKey(keys[1])
        select $"{keys[0]} is missing in {shelf.Project}");

    [Fact]
    public void Every_word_is_of_a_table_or_column_that_there_is()
    {
        var known = Model.GetEntityTypes().Select(KeptWords.KeyOf)
            .Concat(AllColumns.SelectMany(KeptWords.KeysOf)).ToHashSet();
        Expect.None(
            from project in Shelf.Projects
            from key in new Shelf(project).English.Keys
            where key.StartsWith("kept.", StringComparison.Ordinal) && !known.Contains(key)
            select $"{key} of {project}");
    }

    [Fact]
    public void Every_subject_of_the_trail_has_a_word() => Expect.None(
        from table in Model.GetEntityTypes()
        let subject = Columns.SubjectOf(table)
        where subject is not null
        where !ShelfOf(table).English.ContainsKey("subject." + subject)
        select $"subject.{subject} is missing in {ShelfOf(table).Project}");

    [Theory]
    [InlineData("en", "customer", "birthDate", "Date of birth")]
    [InlineData("zh-Hans", "customer", "birthDate", "出生日期")]
    [InlineData("el", "store", "timeZone", "Ζώνη ώρας")]
    [InlineData("vi", "customer-export", "columns", "Cột")]
    [InlineData("en", "customer", "unheardOf", "unheardOf")]
    public void A_field_of_the_trail_is_said_in_the_readers_language(
        string language, string subject, string field, string word)
    {
        var before = CultureInfo.CurrentUICulture;
        CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(language);
        try
        {
            Assert.Equal(word, Model.FieldWord(subject, field));
        }
        finally
        {
            CultureInfo.CurrentUICulture = before;
        }
    }

    private static Shelf ShelfOf(IReadOnlyEntityType table) =>
        new(KeptWords.HomeOf(table).GetName().Name!);
}
