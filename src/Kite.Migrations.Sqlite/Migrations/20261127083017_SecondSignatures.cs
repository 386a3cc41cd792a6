using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Kite.Migrations.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class SecondSignatures : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<byte[]>(
                name: "second_id",
                table: "checkout_refunds",
                type: "BLOB",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "second_name",
                table: "checkout_refunds",
                type: "TEXT",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "refund_limits",
                columns: table => new
                {
                    number = table.Column<int>(type: "INTEGER", nullable: false),
                    bill_coins = table.Column<long>(type: "INTEGER", nullable: true),
                    day_coins = table.Column<long>(type: "INTEGER", nullable: true),
                    currency = table.Column<string>(type: "TEXT", nullable: false),
                    at = table.Column<long>(type: "INTEGER", nullable: false),
                    by = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_refund_limits", x => x.number);
                });

            // What was allowed stays: rows are only ever added.
            migrationBuilder.Sql(
                """
                CREATE TRIGGER refund_limits_stay BEFORE UPDATE ON refund_limits
                BEGIN SELECT RAISE(ABORT, 'rows are only added'); END;
                CREATE TRIGGER refund_limits_last BEFORE DELETE ON refund_limits
                BEGIN SELECT RAISE(ABORT, 'rows are only added'); END;
                """);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "refund_limits");

            migrationBuilder.DropColumn(
                name: "second_id",
                table: "checkout_refunds");

            migrationBuilder.DropColumn(
                name: "second_name",
                table: "checkout_refunds");
        }
    }
}
