using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Kite.Migrations.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class ReceiptLinks : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "receipt_link_terms",
                columns: table => new
                {
                    number = table.Column<int>(type: "INTEGER", nullable: false),
                    days = table.Column<int>(type: "INTEGER", nullable: false),
                    at = table.Column<long>(type: "INTEGER", nullable: false),
                    by = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_receipt_link_terms", x => x.number);
                });

            migrationBuilder.CreateTable(
                name: "receipt_link_withdrawals",
                columns: table => new
                {
                    checkout_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    number = table.Column<int>(type: "INTEGER", nullable: false),
                    at = table.Column<long>(type: "INTEGER", nullable: false),
                    by_id = table.Column<byte[]>(type: "BLOB", nullable: true),
                    by = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_receipt_link_withdrawals", x => new { x.checkout_id, x.number });
                });

            // What was withdrawn stays so: rows are only ever added.
            migrationBuilder.Sql(
                """
                CREATE TRIGGER receipt_link_terms_stay BEFORE UPDATE ON receipt_link_terms
                BEGIN SELECT RAISE(ABORT, 'rows are only added'); END;
                CREATE TRIGGER receipt_link_terms_last BEFORE DELETE ON receipt_link_terms
                BEGIN SELECT RAISE(ABORT, 'rows are only added'); END;
                CREATE TRIGGER receipt_link_withdrawals_stay BEFORE UPDATE ON receipt_link_withdrawals
                BEGIN SELECT RAISE(ABORT, 'rows are only added'); END;
                CREATE TRIGGER receipt_link_withdrawals_last BEFORE DELETE ON receipt_link_withdrawals
                BEGIN SELECT RAISE(ABORT, 'rows are only added'); END;
                """);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "receipt_link_terms");

            migrationBuilder.DropTable(
                name: "receipt_link_withdrawals");
        }
    }
}
