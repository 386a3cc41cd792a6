using System.Globalization;
using Microsoft.Extensions.Localization;

namespace Kite.Privacy;

/// <summary>A column beside its table: a line of the list of classes.</summary>
public sealed record ClassRow(TableClasses Table, ColumnClass Column);

/// <summary>How a class, a way of keeping and the roles that see a column are called.</summary>
public sealed class ClassWords(IStringLocalizer texts, IStringLocalizer ground)
{
    public string Class(DataClass kind) => texts["class." + Words.Kebab(kind.ToString())];

    public string ClassSays(DataClass kind) =>
        texts["class." + Words.Kebab(kind.ToString()) + ".says"];

    public string How(Kept kept) => texts["how." + Words.Kebab(kept.ToString())];

    public string Who(ColumnClass column)
    {
        if (column.SeenBy.Count == 0) return texts["classes.nobody"];
        return column.SeenBy.Count == Enum.GetValues<Role>().Length
            ? texts["classes.everyone"]
            : string.Join(
                CultureInfo.CurrentUICulture.TwoLetterISOLanguageName == "zh" ? "、" : ", ",
                column.SeenBy.Select(r => ground["role." + Words.Kebab(r.ToString())].Value));
    }
}
