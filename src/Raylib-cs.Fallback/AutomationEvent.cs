namespace Raylib_cs;

public unsafe struct AutomationEvent
{
    public uint Frame;
    public uint Type;
    public fixed int Params[4];
}
