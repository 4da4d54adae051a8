package tutti.sip.interop;

import gov.nist.core.ServerLogger;
import gov.nist.core.StackLogger;
import gov.nist.javax.sip.message.SIPMessage;
import java.util.Properties;
import javax.sip.SipStack;

/// Loggers that say nothing: with them the JAIN stack does not ask for log4j. Public, since it makes them by
/// name.
public final class QuietLoggers {
    private QuietLoggers() {}

    public static final class Stack implements StackLogger {
        @Override
        public void logStackTrace() {}

        @Override
        public void logStackTrace(int traceLevel) {}

        @Override
        public int getLineCount() {
            return 0;
        }

        @Override
        public void logException(Throwable ex) {}

        @Override
        public void logDebug(String message) {}

        @Override
        public void logDebug(String message, Exception ex) {}

        @Override
        public void logTrace(String message) {}

        @Override
        public void logFatalError(String message) {}

        @Override
        public void logError(String message) {}

        @Override
        public boolean isLoggingEnabled() {
            return false;
        }

        @Override
        public boolean isLoggingEnabled(int logLevel) {
            return false;
        }

        @Override
        public void logError(String message, Exception ex) {}

        @Override
        public void logWarning(String string) {}

        @Override
        public void logInfo(String string) {}

        @Override
        public void disableLogging() {}

        @Override
        public void enableLogging() {}

        @Override
        public void setBuildTimeStamp(String buildTimeStamp) {}

        @Override
        public void setStackProperties(Properties stackProperties) {}

        @Override
        public String getLoggerName() {
            return "quiet";
        }
    }

    public static final class Server implements ServerLogger {
        @Override
        public void closeLogFile() {}

        @Override
        public void logMessage(SIPMessage message, String from, String to, boolean sender, long time) {}

        @Override
        public void logMessage(SIPMessage message, String from, String to, String status, boolean sender, long time) {}

        @Override
        public void logMessage(SIPMessage message, String from, String to, String status, boolean sender) {}

        @Override
        public void logException(Exception ex) {}

        @Override
        public void setStackProperties(Properties stackProperties) {}

        @Override
        public void setSipStack(SipStack sipStack) {}
    }
}
