namespace Kite.Sample;

/// <summary>Chinese names, the surname first; common ones are common here, too.</summary>
internal static class ChineseNames
{
    private static readonly string[] Surnames = """
        王 李 张 刘 陈 杨 黄 赵 吴 周 徐 孙 马 朱 胡 郭 何 林 高 罗 郑 梁 谢 宋 唐 许 韩 邓 冯 曹 彭 曾 肖 田
        董 潘 袁 蔡 蒋 余 于 杜 叶 程 魏 苏 吕 丁 任 卢 姚 沈 钟 姜 崔 谭 陆 范 汪 廖 石 金 韦 贾 夏 付 方 邹
        熊 白 孟 秦 邱 侯 江 尹 薛 闫 段 雷 龙 黎 史 陶 贺 顾 龚 邵 万 覃 武 钱 戴 严 莫 孔 向 常 汤 单 仇 解
        查 区 朴 乐 盖 缪 尉迟 欧阳 上官 司徒 诸葛 司马 夏侯 令狐
        """.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);

    private const string First = "志文明建俊子思晓嘉宇浩博家国永海立承景雨欣雅静美春秋玉佳婉若书云清瑞启";
    private const string Women = "怡敏雯琳萍静云雪梅瑶涵妍婷兰仪彤月洁清慧宁芳颖娜琪";
    private const string Men = "远轩华杰涛强峰明辉东平林博宁航凯恒栋鸣川毅斌成辰安";

    private static readonly string[] Single = """
        伟 敏 静 丽 强 磊 军 洋 艳 勇 杰 娟 涛 明 超 霞 平 刚 燕 芳 娜 玲 婷 宁 鑫 琳 帆 岚 越 蕾
        """.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);

    public static string Of(Dice dice) => dice.Common(Surnames) + Given(dice);

    private static string Given(Dice dice)
    {
        if (dice.Falls(0.22)) return dice.Common(Single);

        var second = dice.Falls(0.5) ? Women : Men;
        return $"{First[dice.Below(First.Length)]}{second[dice.Below(second.Length)]}";
    }
}
