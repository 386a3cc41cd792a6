using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Kite.Migrations.Postgres.Migrations
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
                    number = table.Column<int>(type: "integer", nullable: false),
                    days = table.Column<int>(type: "integer", nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    by = table.Column<string>(type: "text", nullable: false, collation: "C")
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_receipt_link_terms", x => x.number);
                });

            migrationBuilder.CreateTable(
                name: "receipt_link_withdrawals",
                columns: table => new
                {
                    checkout_id = table.Column<Guid>(type: "uuid", nullable: false),
                    number = table.Column<int>(type: "integer", nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    by_id = table.Column<Guid>(type: "uuid", nullable: true),
                    by = table.Column<string>(type: "text", nullable: false, collation: "C")
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_receipt_link_withdrawals", x => new { x.checkout_id, x.number });
                });

            // What was withdrawn stays so: rows are only ever added.
            migrationBuilder.Sql(
                """
                CREATE TRIGGER receipt_link_terms_stay BEFORE UPDATE OR DELETE ON receipt_link_terms
                FOR EACH ROW EXECUTE FUNCTION rows_stay();
                CREATE TRIGGER receipt_link_terms_empty BEFORE TRUNCATE ON receipt_link_terms
                FOR EACH STATEMENT EXECUTE FUNCTION rows_stay();
                CREATE TRIGGER receipt_link_withdrawals_stay BEFORE UPDATE OR DELETE ON receipt_link_withdrawals
                FOR EACH ROW EXECUTE FUNCTION rows_stay();
                CREATE TRIGGER receipt_link_withdrawals_empty BEFORE TRUNCATE ON receipt_link_withdrawals
                FOR EACH STATEMENT EXECUTE FUNCTION rows_stay();
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
