using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Kite.Migrations.Postgres.Migrations
{
    /// <inheritdoc />
    public partial class SecondSignatures : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<Guid>(
                name: "second_id",
                table: "checkout_refunds",
                type: "uuid",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "second_name",
                table: "checkout_refunds",
                type: "text",
                nullable: true,
                collation: "C");

            migrationBuilder.CreateTable(
                name: "refund_limits",
                columns: table => new
                {
                    number = table.Column<int>(type: "integer", nullable: false),
                    bill_coins = table.Column<long>(type: "bigint", nullable: true),
                    day_coins = table.Column<long>(type: "bigint", nullable: true),
                    currency = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    by = table.Column<string>(type: "text", nullable: false, collation: "C")
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_refund_limits", x => x.number);
                });

            // What was allowed stays: rows are only ever added.
            migrationBuilder.Sql(
                """
                CREATE TRIGGER refund_limits_stay BEFORE UPDATE OR DELETE ON refund_limits
                FOR EACH ROW EXECUTE FUNCTION rows_stay();
                CREATE TRIGGER refund_limits_empty BEFORE TRUNCATE ON refund_limits
                FOR EACH STATEMENT EXECUTE FUNCTION rows_stay();
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
